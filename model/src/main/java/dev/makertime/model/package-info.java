/** The domain in plain Java: who works when, what was seen of them, and what it says of a day. */
@NullMarked
package dev.makertime.model;

import org.jspecify.annotations.NullMarked;
