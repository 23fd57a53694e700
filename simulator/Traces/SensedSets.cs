using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Gathers what a sensor felt into records of many sets, each set with its time after the first. Allocates nothing once made.</summary>
internal sealed class SensedSets(TraceRecorder recorder, TraceRecordKind kind, int values, int capacity)
{
    private readonly int[] _after = new int[capacity];
    private readonly float[] _values = new float[capacity * values];
    private long _first;
    private int _count;

    /// <summary>Room for the values of the set at a time, in microseconds of the sensor.</summary>
    public Span<float> Add(long microseconds)
    {
        if (_count == capacity)
            Flush();
        if (_count == 0)
            _first = microseconds;
        _after[_count] = (int)(microseconds - _first);
        return _values.AsSpan(_count++ * values, values);
    }

    /// <summary>Records what is waiting.</summary>
    public void Flush()
    {
        if (_count == 0)
            return;
        var record = recorder.Begin(kind, new HostTime(_first));
        if (kind == TraceRecordKind.Skin)
            record.AddUInt16(values);
        record.AddInt32(_count);
        for (var set = 0; set < _count; set++)
        {
            record.AddInt32(_after[set]);
            for (var value = 0; value < values; value++)
                record.AddSingle(_values[(set * values) + value]);
        }

        record.End();
        _count = 0;
    }
}
