/** The one SQLite file: connection, migrations, transactions. */
@NullMarked
package dev.seedpost.database;

import org.jspecify.annotations.NullMarked;
