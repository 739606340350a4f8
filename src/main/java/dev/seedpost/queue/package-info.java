/** Persistent upload items: states, due times, history, rate gates. */
@NullMarked
package dev.seedpost.queue;

import org.jspecify.annotations.NullMarked;
