package app.deepscifi.infra.cost;

/**
 * How much of something with a price is used in a month.
 *
 * @param stack    the name of the stack
 * @param part     what a reader looks for
 * @param what     what it is
 * @param price    the name of the price
 * @param quantity in the unit of the price, with as many tasks as there are at rest
 * @param most     with as many tasks as there can be
 */
record MonthlyUsage(String stack, Box box, String part, String what, String price, double quantity, double most) {
    static MonthlyUsage of(Resource resource, Box box, String what, String price, double quantity) {
        return new MonthlyUsage(resource.stack(), box, resource.name(), what, price, quantity, quantity);
    }

    /** As one of many of its kind. */
    MonthlyUsage among(String parts) {
        return new MonthlyUsage(stack, box, parts, what, price, quantity, most);
    }

    MonthlyUsage at(String otherPrice) {
        return new MonthlyUsage(stack, box, part, what, otherPrice, quantity, most);
    }

    MonthlyUsage times(double factor) {
        return new MonthlyUsage(stack, box, part, what, price, quantity * factor, most * factor);
    }

    MonthlyUsage atMost() {
        return new MonthlyUsage(stack, box, part, what, price, most, most);
    }

    MonthlyUsage plus(MonthlyUsage other) {
        return new MonthlyUsage(stack, box, part, what, price, quantity + other.quantity, most + other.most);
    }
}
