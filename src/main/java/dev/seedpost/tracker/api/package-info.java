/** Sites with an upload API of their own, described in their YAML, and sites behind a webhook. */
@NullMarked
package dev.seedpost.tracker.api;

import org.jspecify.annotations.NullMarked;
