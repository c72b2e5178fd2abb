// Runs on every page.
import { restoreTyped } from "../shell/typed.js";

restoreTyped();
