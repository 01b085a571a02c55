/** Init: greets when the system is up; under test and benchmark it does those. */
package hiillos.init;
