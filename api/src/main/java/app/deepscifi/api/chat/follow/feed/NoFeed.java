package app.deepscifi.api.chat.follow.feed;

/** For a database that passes nothing on: everybody looks into the store from time to time. */
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
