package app.deepscifi.api.chat.follow.feed;

/** For a database that can't carry signals: followers poll the store. */
final class NoFeed implements TurnFeed {

    @Override
    public void send(String message) {}

    @Override
    public void open(Listener listener) {}

    @Override
    public boolean connected() {
        return false;
    }

    @Override
    public void close() {}
}
