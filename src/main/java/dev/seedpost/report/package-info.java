/** Read-only pictures: status and statistics. */
@NullMarked
package dev.seedpost.report;

import org.jspecify.annotations.NullMarked;
