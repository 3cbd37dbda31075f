package dev.holdfast.access;

import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.List;

/** Lists everybody who may or might sign in, by name. */
@Singleton
public class ListUsers {
    private final Transactions transactions;
    private final People people;

    ListUsers(Transactions transactions, People people) {
        this.transactions = transactions;
        this.people = people;
    }

    public List<Person> list() {
        return transactions.read(connection -> people.all(connection));
    }
}
