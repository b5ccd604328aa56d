/** Reads topics into the tables of the store. */
@NullMarked
package dev.makertime.reporter.store.feed;

import org.jspecify.annotations.NullMarked;
