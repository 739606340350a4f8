/** BTN: look-ups by its JSON-RPC API, uploads by its web form with the user's own session. */
@NullMarked
package dev.seedpost.tracker.btn;

import org.jspecify.annotations.NullMarked;
