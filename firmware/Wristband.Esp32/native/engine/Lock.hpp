#pragma once

namespace neuralglasses::engine
{

/// Keeps apart the task that answers DRDY and the one that reads. The board gives it: a critical section on the chip, a
/// mutex on a host with threads. It is held for one copy of a frame or one sample set's sums, never longer.
struct Lock
{
    void (*enter)(void *context);
    void (*leave)(void *context);
    void *context;
};

/// Holds a lock as long as it lives.
class Held
{
  public:
    explicit Held(const Lock &lock) : lock_(lock)
    {
        lock_.enter(lock_.context);
    }

    ~Held()
    {
        lock_.leave(lock_.context);
    }

    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

  private:
    const Lock &lock_;
};

} // namespace neuralglasses::engine
