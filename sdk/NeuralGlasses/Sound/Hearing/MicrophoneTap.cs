namespace NeuralGlasses.Sound.Hearing;

/// <summary>
/// One listener's share of a microphone: the same samples as all others get, in room of its own for those that it has not read yet. What
/// finds no room pushes the oldest out and is counted; <see cref="NextIndex"/> tells where samples are missing.
/// </summary>
public sealed class MicrophoneTap
{
    private readonly SharedMicrophone _microphone;
    private readonly SampleRing _ring;
    private long _gap;
    private int _beforeGap;

    internal MicrophoneTap(SharedMicrophone microphone, string consumer, int rateHz)
    {
        _microphone = microphone;
        Consumer = consumer;
        RateHz = rateHz;
        _ring = new SampleRing((int)(MicrophoneRoute.RoomMs * rateHz / 1000));
    }

    /// <summary>Who listens.</summary>
    public string Consumer { get; }

    /// <summary>Name of the microphone.</summary>
    public string Microphone => _microphone.Name;

    /// <summary>Samples a second, in hertz.</summary>
    public int RateHz { get; }

    /// <summary>Whether more samples will come.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Why no more will come; null while it is open, and after its listener closed it.</summary>
    public MicrophoneEnd? End { get; private set; }

    /// <summary>Samples that wait to be read.</summary>
    public int Waiting => _ring.Count;

    /// <summary>Index of the sample that is read next, counted from the first one after the opening; lost samples count.</summary>
    public long NextIndex { get; private set; }

    /// <summary>Samples that this listener did not get: it did not read them in time, or the device lost them.</summary>
    public long Lost { get; private set; }

    /// <summary>Takes the oldest samples, as many as there are and fit, and returns how many; no further than to the next missing one.</summary>
    public int Read(Span<short> samples)
    {
        PassGap();
        int count = _ring.Take(_gap > 0 && _beforeGap < samples.Length ? samples[.._beforeGap] : samples);
        Passed(count);
        return count;
    }

    /// <summary>Listens no more; the microphone is closed with the last listener.</summary>
    public void Close()
    {
        if (IsOpen)
            _microphone.Close(this);
    }

    internal void Put(ReadOnlySpan<short> samples)
    {
        if (samples.Length > _ring.Room)
            Drop(samples.Length - _ring.Room);
        _ring.Put(samples);
    }

    /// <summary>The device has lost samples between those before and the next. Only one gap is remembered: what stands before an older one goes with it.</summary>
    internal void Miss(long count)
    {
        if (_gap > 0)
        {
            Drop(_beforeGap);
            PassGap();
        }

        Lost += count;
        _gap = count;
        _beforeGap = _ring.Count;
    }

    internal void Stop(MicrophoneEnd? end)
    {
        IsOpen = false;
        End = end;
    }

    private void Drop(int count)
    {
        Lost += count;
        while (count > 0)
        {
            PassGap();
            int part = _gap > 0 ? Math.Min(count, _beforeGap) : count;
            _ring.Drop(part);
            Passed(part);
            count -= part;
        }
    }

    private void Passed(int count)
    {
        NextIndex += count;
        if (_gap > 0)
            _beforeGap -= count;
    }

    private void PassGap()
    {
        if (_gap == 0 || _beforeGap > 0)
            return;
        NextIndex += _gap;
        _gap = 0;
    }
}
