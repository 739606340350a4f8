/** Sites that run UNIT3D; one differs from the other by its YAML alone. */
@NullMarked
package dev.seedpost.tracker.unit3d;

import org.jspecify.annotations.NullMarked;
