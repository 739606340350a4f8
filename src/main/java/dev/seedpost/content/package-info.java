/** The payload on disk: its files, their sizes and its fingerprint. */
@NullMarked
package dev.seedpost.content;

import org.jspecify.annotations.NullMarked;
