/** Other people's programs, started without a shell, in bounds of time and size. */
@NullMarked
package dev.seedpost.program;

import org.jspecify.annotations.NullMarked;
