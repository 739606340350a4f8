/** The one outbound client: time-outs, rate gate, masked log. */
@NullMarked
package dev.seedpost.http;

import org.jspecify.annotations.NullMarked;
