/** Programs that tests link one by one: for what they share of the class library, which has a budget, or for their environment. */
package hiillos.conformance.budget;
