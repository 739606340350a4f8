/** The settings files of other programs: which credentials stand in them in plain text. */
@NullMarked
package dev.seedpost.foreign;

import org.jspecify.annotations.NullMarked;
