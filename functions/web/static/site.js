// Runs on every page.
import { restoreTyped } from "./typed.js";

restoreTyped();
