/** What everything that asks over HTTP is careful about. */
@NullMarked
package dev.makertime.collector.web;

import org.jspecify.annotations.NullMarked;
