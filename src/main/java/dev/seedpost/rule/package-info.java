/** YAML rules: which trackers, which placement, and why not. */
@NullMarked
package dev.seedpost.rule;

import org.jspecify.annotations.NullMarked;
