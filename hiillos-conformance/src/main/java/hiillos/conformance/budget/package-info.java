/** Programs whose share of the class library has a budget. */
package hiillos.conformance.budget;
