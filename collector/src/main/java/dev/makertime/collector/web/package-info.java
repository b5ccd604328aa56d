/** Protects outgoing HTTP requests: addresses, sizes and stalled answers. */
@NullMarked
package dev.makertime.collector.web;

import org.jspecify.annotations.NullMarked;
