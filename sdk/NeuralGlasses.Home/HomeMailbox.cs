using NeuralGlasses.Home.Discovery;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Home;

/// <summary>
/// The seam between the network's threads and the glasses' own: what changed is left here and taken a few at a turn. Of one thing only the newest is kept, so that
/// it never holds more than there are things, however fast a broker speaks.
/// </summary>
internal sealed class HomeMailbox
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HomeThing?> _things = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Queue<HomeOutcomeNote> _outcomes = new();
    private string? _problem;
    private bool _isProblemNew;
    private byte[]? _own;

    /// <summary>Changes that were replaced by newer ones before the glasses took them.</summary>
    public long Replaced { get; private set; }

    /// <summary>Leaves how a thing is; null for one that is gone.</summary>
    public void Put(string id, HomeThing? thing)
    {
        lock (_lock)
        {
            if (_things.TryAdd(id, thing))
            {
                _order.Enqueue(id);
                return;
            }

            _things[id] = thing;
            Replaced++;
        }
    }

    /// <summary>Leaves what became of something that was to be sent.</summary>
    public void Put(HomeOutcomeNote outcome)
    {
        lock (_lock)
            _outcomes.Enqueue(outcome);
    }

    /// <summary>Leaves why there is no connection; null for one that there is.</summary>
    public void PutConnection(string? problem)
    {
        lock (_lock)
            (_problem, _isProblemNew) = (problem, true);
    }

    /// <summary>Leaves what the broker keeps of an earlier introduction of these glasses.</summary>
    public void PutOwn(ReadOnlySpan<byte> introduction)
    {
        lock (_lock)
            _own = introduction.ToArray();
    }

    /// <summary>Takes what the broker keeps of an earlier introduction; null for nothing new.</summary>
    public byte[]? TakeOwn()
    {
        lock (_lock)
        {
            byte[]? own = _own;
            _own = null;
            return own;
        }
    }

    /// <summary>Takes how a thing is; false for nothing more.</summary>
    public bool TryTake(out string id, out HomeThing? thing)
    {
        lock (_lock)
        {
            thing = null;
            return _order.TryDequeue(out id!) && _things.Remove(id, out thing);
        }
    }

    /// <summary>Takes what became of something; false for nothing more.</summary>
    public bool TryTake(out HomeOutcomeNote outcome)
    {
        lock (_lock)
            return _outcomes.TryDequeue(out outcome!);
    }

    /// <summary>Takes a change of the connection; false for none.</summary>
    public bool TryTakeConnection(out string? problem)
    {
        lock (_lock)
        {
            problem = _problem;
            bool isNew = _isProblemNew;
            _isProblemNew = false;
            return isNew;
        }
    }
}

/// <summary>What became of something that was to be sent.</summary>
/// <param name="Ticket">By what it is known.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Sentence">What there is to say: the home's answer, or why there is none.</param>
internal sealed record HomeOutcomeNote(long Ticket, MqttOutcome Outcome, string Sentence);
