/** One item, one step: send, fetch, inject, confirm; settle the uncertain. */
@NullMarked
package dev.seedpost.upload;

import org.jspecify.annotations.NullMarked;
