/** Tools that are asked through their API: the asking, its patience and its memory. */
@NullMarked
package dev.makertime.collector.api;

import org.jspecify.annotations.NullMarked;
