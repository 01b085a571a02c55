/** Programs, manifests, who may call whom, and the making of processes. */
package hiillos.launch;
