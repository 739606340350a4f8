/** The audit trail: who used or changed which credential, and which upload left, when. */
@NullMarked
package dev.seedpost.audit;

import org.jspecify.annotations.NullMarked;
