/* The script of every page that has none of its own. */
importScripts("shell.js");
