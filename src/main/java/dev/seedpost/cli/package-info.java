/** Commands, prompts, exit codes. */
@NullMarked
package dev.seedpost.cli;

import org.jspecify.annotations.NullMarked;
