/** The clockwork: a drain job per tracker, scans, polls. */
@NullMarked
package dev.seedpost.schedule;

import org.jspecify.annotations.NullMarked;
