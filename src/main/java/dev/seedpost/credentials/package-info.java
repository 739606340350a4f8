/** The encrypted credential store. */
@NullMarked
package dev.seedpost.credentials;

import org.jspecify.annotations.NullMarked;
