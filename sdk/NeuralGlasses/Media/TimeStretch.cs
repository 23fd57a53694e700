using System.Numerics.Tensors;

namespace NeuralGlasses.Media;

/// <summary>
/// Plays faster or slower at the same pitch: overlap-add of pieces of sound, each taken from near where time says, at the place where it fits best to what
/// would have come next by itself (WSOLA: Verhelst and Roelands 1993, ICASSP, II-554). At speed 1 every sample passes unchanged.
/// </summary>
internal sealed class TimeStretch
{
    /// <summary>Least speed.</summary>
    public const double Slowest = 0.5;

    /// <summary>Greatest speed.</summary>
    public const double Fastest = 3;

    // A piece and the search around it, in seconds: pieces of 16 ms hold a period of the lowest voices, and so does the search of 16 ms in all. Ours, tried with voices and tones.
    private const double PieceSeconds = 0.016;
    private const double SearchSeconds = 0.008;

    private readonly int _piece;
    private readonly int _search;
    private readonly float[] _input;
    private readonly float[] _rise;
    private readonly short[] _output;
    private int _count;
    private int _next;
    private double _nominal;
    private int _given;
    private int _made;
    private bool _isFinishing;

    public TimeStretch(int rateHz)
    {
        _piece = Math.Max(16, (int)(PieceSeconds * rateHz));
        _search = Math.Max(8, (int)(SearchSeconds * rateHz));
        _input = new float[(int)(12.5 * _piece) + (2 * _search)];
        _output = new short[_piece];
        _rise = new float[_piece];
        for (var i = 0; i < _piece; i++)
            _rise[i] = (float)(0.5 - (0.5 * Math.Cos(Math.PI * (i + 0.5) / _piece)));
    }

    /// <summary>Speed, 0.5 to 3.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>Samples that can be written now.</summary>
    public int Room => _input.Length - _count;

    /// <summary>Samples of the track that were written and are not heard yet.</summary>
    public double Pending => Math.Max(0, _count - _nominal) + ((_made - _given) * Speed);

    public void Reset() => (_count, _next, _nominal, _given, _made, _isFinishing) = (0, 0, 0, 0, 0, false);

    public void Write(ReadOnlySpan<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            _input[_count + i] = samples[i];
        _count += samples.Length;
    }

    /// <summary>Nothing more is written: what is inside comes out to its end.</summary>
    public void Finish() => _isFinishing = true;

    public int Read(Span<short> samples)
    {
        var read = 0;
        while (read < samples.Length)
        {
            if (_given == _made && !Make())
                break;
            int count = Math.Min(samples.Length - read, _made - _given);
            _output.AsSpan(_given, count).CopyTo(samples[read..]);
            _given += count;
            read += count;
        }

        return read;
    }

    private bool Make()
    {
        (_given, _made) = (0, 0);
        if (Speed == 1)
            return Pass(Math.Min(_piece, _count - _next));
        if (Math.Max(_next, (int)_nominal + _search) + _piece > _count)
            return _isFinishing && Pass(Math.Min(_piece, Math.Min(_count - _next, (int)((_count - _nominal) / Speed))));
        int best = Best();
        for (var i = 0; i < _piece; i++)
        {
            float value = _input[_next + i] + (_rise[i] * (_input[best + i] - _input[_next + i]));
            _output[i] = (short)Math.Clamp((int)MathF.Round(value), short.MinValue, short.MaxValue);
        }

        _made = _piece;
        _next = best + _piece;
        _nominal += Speed * _piece;
        Discard();
        return true;
    }

    private bool Pass(int count)
    {
        if (count <= 0)
            return false;
        for (var i = 0; i < count; i++)
            _output[i] = (short)_input[_next + i];
        _made = count;
        _next += count;
        _nominal = Speed == 1 ? _next : _nominal + (Speed * count);
        Discard();
        return true;
    }

    // The place around the nominal one where a piece is most like what comes next by itself, by normalised correlation.
    private int Best()
    {
        ReadOnlySpan<float> wanted = _input.AsSpan(_next, _piece);
        int from = Math.Max(0, (int)_nominal - _search);
        int to = (int)_nominal + _search;
        int best = Math.Clamp((int)_nominal, from, to);
        double most = 0;
        double energy = TensorPrimitives.SumOfSquares<float>(_input.AsSpan(from, _piece));
        for (int at = from; at <= to; at++)
        {
            double likeness = TensorPrimitives.Dot(wanted, _input.AsSpan(at, _piece)) / Math.Sqrt(Math.Max(energy, 1));
            if (likeness > most)
                (best, most) = (at, likeness);
            if (at < to)
                energy += ((double)_input[at + _piece] * _input[at + _piece]) - ((double)_input[at] * _input[at]);
        }

        return best;
    }

    private void Discard()
    {
        int unused = Math.Min(_count, Math.Min(_next, Math.Max(0, (int)_nominal - _search)));
        if (unused < 4 * _piece)
            return;
        _input.AsSpan(unused, _count - unused).CopyTo(_input);
        _count -= unused;
        _next -= unused;
        _nominal -= unused;
    }
}
