/** Reads the configuration into each feature's settings and lists every problem at once. */
@NullMarked
package dev.seedpost.config;

import org.jspecify.annotations.NullMarked;
