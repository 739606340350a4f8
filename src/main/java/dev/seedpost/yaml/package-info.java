/** YAML 1.2 read strictly: positions, unknown keys, every problem at once. */
@NullMarked
package dev.seedpost.yaml;

import org.jspecify.annotations.NullMarked;
