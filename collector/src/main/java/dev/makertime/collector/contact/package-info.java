/** First contact: who works here and when, guessed from what a tool knows. */
@NullMarked
package dev.makertime.collector.contact;

import org.jspecify.annotations.NullMarked;
