using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound.Hearing;

/// <summary>
/// Which microphone is heard by whom. Everybody asks for one by its name and gets that one or a refusal; one that ends is told of, and
/// never replaced by another: whoever wants another asks for it. Several may listen to the same one, and the speaker may play meanwhile.
/// </summary>
public sealed class MicrophoneRoute
{
    /// <summary>Name of the microphone in the frame of the glasses.</summary>
    public const string Glasses = "glasses";

    /// <summary>Room of each listener for samples that it has not read yet, in milliseconds. A guess.</summary>
    public const double RoomMs = 1000;

    /// <summary>Most listeners of one microphone. A guess.</summary>
    public const int MaxListeners = 8;

    /// <summary>Most ends that wait to be taken; of more the oldest is dropped and counted.</summary>
    public const int MaxEnds = 32;

    private readonly List<SharedMicrophone> _microphones = [];
    private readonly Queue<MicrophoneEnd> _ends = new();

    /// <summary>Names of the microphones that are there.</summary>
    public IEnumerable<string> Names => _microphones.Select(microphone => microphone.Name);

    /// <summary>Wishes to listen that were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Ends of microphones for somebody who listened.</summary>
    public long Ended { get; private set; }

    /// <summary>Ends that nobody took in time; those who listened know of them all the same (<see cref="MicrophoneTap.End"/>).</summary>
    public long EndsDropped { get; private set; }

    /// <summary>A microphone is there; nobody listens to it yet, whatever they listen to now.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(string name, IMicrophone microphone)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(microphone);
        if (Find(name) is not null)
            throw new ArgumentException($"There is a microphone '{name}' already, expected one of each name; give this one another.", nameof(name));
        _microphones.Add(new SharedMicrophone(name, microphone));
    }

    /// <summary>A microphone is there no more; false if there was none of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="reason">Why, as one sentence for the wearer.</param>
    /// <param name="at">The present moment.</param>
    public bool Remove(string name, string reason, HostTime at)
    {
        if (Find(name) is not { } microphone)
            return false;
        microphone.Pump(at);
        _microphones.Remove(microphone);
        End(microphone, MicrophoneEndKind.Removed, reason, at);
        return true;
    }

    /// <summary>Begins to listen to a microphone.</summary>
    /// <param name="consumer">Who wants to listen, in words for people, such as "the call".</param>
    /// <param name="name">Name of the microphone.</param>
    /// <param name="at">The present moment; the first sample is that of it.</param>
    /// <exception cref="DeviceFailedException">It is not there, cannot listen, or has too many listeners; the message says which.</exception>
    public MicrophoneTap Open(string consumer, string name, HostTime at)
    {
        ArgumentException.ThrowIfNullOrEmpty(consumer);
        ArgumentException.ThrowIfNullOrEmpty(name);
        SharedMicrophone? microphone = Find(name);
        if (microphone is null || microphone.Listeners >= MaxListeners)
        {
            Refused++;
            throw new DeviceFailedException(microphone is null
                ? $"{Begun(consumer)} asked for the microphone '{name}', which is not there ({(_microphones.Count == 0 ? "there is none" : "there is " + string.Join(", ", Names))}); choose one that is."
                : $"{Begun(consumer)} asked for the microphone '{name}', to which {MaxListeners} listen already; end one of them.");
        }

        // Those who listened already to one that has ended since are told first.
        if (microphone.Listeners > 0 && !microphone.Pump(at))
            CutOff(microphone, at);
        try
        {
            return microphone.Open(consumer, at);
        }
        catch (DeviceFailedException)
        {
            Refused++;
            throw;
        }
    }

    /// <summary>Hands on what was heard since; often enough that the device loses nothing.</summary>
    public void Advance(HostTime now)
    {
        foreach (SharedMicrophone microphone in _microphones)
        {
            if (microphone.Listeners > 0 && !microphone.Pump(now))
                CutOff(microphone, now);
        }
    }

    /// <summary>Takes the oldest end that was not taken yet.</summary>
    public bool TryTakeEnd(out MicrophoneEnd end) => _ends.TryDequeue(out end!);

    private static string Begun(string consumer) => char.ToUpperInvariant(consumer[0]) + consumer[1..];

    private void CutOff(SharedMicrophone microphone, HostTime now) =>
        End(microphone, MicrophoneEndKind.CutOff, $"The microphone '{microphone.Name}' stopped listening; nothing more of it is heard until it is asked for again.", now);

    private void End(SharedMicrophone microphone, MicrophoneEndKind kind, string reason, HostTime now)
    {
        Ended += microphone.Listeners;
        microphone.End(kind, reason, now, _ends);
        while (_ends.Count > MaxEnds)
        {
            _ends.Dequeue();
            EndsDropped++;
        }
    }

    private SharedMicrophone? Find(string name)
    {
        foreach (SharedMicrophone microphone in _microphones)
        {
            if (microphone.Name == name)
                return microphone;
        }

        return null;
    }
}
