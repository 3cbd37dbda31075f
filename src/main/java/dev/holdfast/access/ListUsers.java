package dev.holdfast.access;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/** Lists everybody who may or might sign in, by name. */
@Singleton
public class ListUsers {
    private final TransactionOperations<Connection> transactions;
    private final People people;

    ListUsers(TransactionOperations<Connection> transactions, People people) {
        this.transactions = transactions;
        this.people = people;
    }

    public List<Person> list() {
        return transactions.executeRead(transaction -> people.all(transaction.getConnection()));
    }
}
