/** What can go wrong, named once. */
@NullMarked
package dev.seedpost.failure;

import org.jspecify.annotations.NullMarked;
