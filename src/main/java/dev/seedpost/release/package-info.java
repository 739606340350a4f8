/** What the content is: release name, release group and the facts a form asks for. */
@NullMarked
package dev.seedpost.release;

import org.jspecify.annotations.NullMarked;
