/** A server of hiillos. */
package ${package};
