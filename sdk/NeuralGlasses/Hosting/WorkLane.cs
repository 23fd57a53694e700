using System.Collections.Concurrent;

namespace NeuralGlasses.Hosting;

/// <summary>
/// Where a service does what takes long, one piece after the other, so that the glasses need not wait: on a thread of its own, or at once where
/// two runs have to be the same. What came of a piece is told by <see cref="Advance"/>, on the thread of the glasses.
/// </summary>
public abstract class WorkLane : IDisposable
{
    /// <summary>Pieces that are not done yet, or of which was not told yet.</summary>
    public abstract int Waiting { get; }

    /// <summary>A lane without a thread: each piece is done, and told, when it is given.</summary>
    public static WorkLane AtOnce() => new Inline();

    /// <summary>A lane with a thread of its own.</summary>
    /// <param name="name">Name of the thread.</param>
    public static WorkLane OnThread(string name) => new Threaded(name);

    /// <summary>Does something, and tells what came of it.</summary>
    /// <param name="work">The work; it must touch nothing that the thread of the glasses uses.</param>
    /// <param name="then">Told what came of it.</param>
    /// <param name="failed">Told what it threw.</param>
    public void Do<T>(Func<T> work, Action<T> then, Action<Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(failed);
        Give(() =>
        {
            try
            {
                T done = work();
                return () => then(done);
            }
#pragma warning disable CA1031 // Whatever goes wrong is for whoever gave the work; on a thread of its own it would end the glasses.
            catch (Exception error)
#pragma warning restore CA1031
            {
                return () => failed(error);
            }
        });
    }

    /// <summary>Tells what was done since.</summary>
    public abstract void Advance();

    /// <summary>Does what was given, tells nothing of it, and ends.</summary>
    public abstract void Dispose();

    private protected abstract void Give(Func<Action> piece);

    private sealed class Inline : WorkLane
    {
        public override int Waiting => 0;

        public override void Advance()
        {
        }

        public override void Dispose()
        {
        }

        private protected override void Give(Func<Action> piece) => piece()();
    }

    private sealed class Threaded : WorkLane
    {
        private readonly BlockingCollection<Func<Action>> _pieces = [];
        private readonly ConcurrentQueue<Action> _done = new();
        private readonly Thread _thread;
        private int _waiting;

        public Threaded(string name)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = name };
            _thread.Start();
        }

        public override int Waiting => Volatile.Read(ref _waiting);

        public override void Advance()
        {
            // What is told may give more work; that of later turns is told then.
            for (int left = _done.Count; left > 0 && _done.TryDequeue(out Action? tell); left--)
            {
                Interlocked.Decrement(ref _waiting);
                tell();
            }
        }

        public override void Dispose()
        {
            _pieces.CompleteAdding();
            _thread.Join();
            _pieces.Dispose();
        }

        private protected override void Give(Func<Action> piece)
        {
            Interlocked.Increment(ref _waiting);
            _pieces.Add(piece);
        }

        private void Run()
        {
            foreach (Func<Action> piece in _pieces.GetConsumingEnumerable())
                _done.Enqueue(piece());
        }
    }
}
