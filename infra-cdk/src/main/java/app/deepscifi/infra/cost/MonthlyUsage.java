package app.deepscifi.infra.cost;

/**
 * A quantity that is used in a month and has a price.
 *
 * @param stack    the name of the stack
 * @param part     the name of the resource for readers
 * @param what     a description of the usage
 * @param price    the name of the price
 * @param quantity in the unit of the price, with the least number of tasks
 * @param most     the quantity with the greatest number of tasks
 */
record MonthlyUsage(String stack, Box box, String part, String what, String price, double quantity, double most) {
    static MonthlyUsage of(Resource resource, Box box, String what, String price, double quantity) {
        return new MonthlyUsage(resource.stack(), box, resource.name(), what, price, quantity, quantity);
    }

    /** Returns the same usage under the name of a group of resources. */
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
