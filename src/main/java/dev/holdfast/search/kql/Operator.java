package dev.holdfast.search.kql;

/** What stands between a property and its value. */
enum Operator {
    AT_LEAST(">="),
    AT_MOST("<="),
    NOT_EQUAL("<>"),
    IS(":"),
    EQUALS("="),
    LESS("<"),
    GREATER(">");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean compares() {
        return this == AT_LEAST || this == AT_MOST || this == LESS || this == GREATER;
    }
}
