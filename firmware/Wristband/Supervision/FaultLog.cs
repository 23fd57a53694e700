using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Wristband.Supervision;

/// <summary>
/// The last 32 faults, of this boot and those before. Every fault is counted; one that equals another seen less than a second
/// ago (code and detail) gets no line of its own, so that a fault that does not end cannot push out the others. Called from
/// the loop's thread alone.
/// </summary>
public sealed class FaultLog
{
    /// <summary>Lines that are kept.</summary>
    public const int Capacity = 32;

    /// <summary>An equal fault needs this pause, in microseconds, to get a line of its own.</summary>
    public const int RepeatMicroseconds = 1000000;

    /// <summary>Shortest time between two saves of faults that are not severe, in microseconds.</summary>
    public const int IntervalMicroseconds = 60000000;

    /// <summary>Saves a boot that need not wait for the interval; severe faults after that many wait too, for the sake of the flash.</summary>
    public const int UrgentSaves = 16;

    private const int FormatVersion = 1;
    private const int EntriesOffset = 5;

    // "NGFL" as it lies in the file.
    private const uint Magic = 0x4C46474E;

    private readonly IMonotonicClock _clock;
    private readonly int _bootNumber;
    private readonly TwoSlotRecord _record;
    private readonly byte[] _payload = new byte[EntriesOffset + (Capacity * FaultEntry.Length)];
    private readonly FaultEntry[] _entries = new FaultEntry[Capacity];
    private readonly long[] _seenMicroseconds = new long[Capacity];
    private int _newest;
    private int _count;
    private uint _total;
    private int _sinceStart;
    private uint _statusBits;
    private uint _unsaved;
    private bool _isDirty;
    private bool _isFailing;
    private int _urgentLeft = UrgentSaves;
    private long _nextMicroseconds;

    /// <summary>Makes an empty log whose lines carry the low 16 bits of <paramref name="bootNumber"/>.</summary>
    public FaultLog(INonVolatileStore store, IMonotonicClock clock, uint bootNumber)
    {
        _clock = clock;
        _bootNumber = (int)(bootNumber & 0xFFFF);
        _record = new TwoSlotRecord(store, StoreFile.FaultLogFirst, StoreFile.FaultLogSecond, Magic, FormatVersion, _payload.Length);
        for (int i = 0; i < Capacity; i++)
        {
            _entries[i] = new FaultEntry();
        }
    }

    /// <summary>Lines in the log, 0 to 32.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Faults noted in every boot since the log was new, those without a line too; held at its greatest value.</summary>
    public uint Total
    {
        get { return _total; }
    }

    /// <summary>Faults noted since this start, those without a line too; held at its greatest value.</summary>
    public int SinceStart
    {
        get { return _sinceStart; }
    }

    /// <summary>Bits of the codes noted since this start and not cleared.</summary>
    public uint StatusBits
    {
        get { return _statusBits; }
    }

    /// <summary>Whether something waits to be saved.</summary>
    public bool IsDirty
    {
        get { return _isDirty; }
    }

    /// <summary>Saves that failed.</summary>
    public int Failures
    {
        get { return _record.Failures; }
    }

    /// <summary>Takes over what earlier boots saved; call it once, before the first <see cref="Note"/>. A log that cannot be read begins anew and notes that.</summary>
    public LoadResult Load()
    {
        LoadResult result = _record.Load(_payload);
        int length = _record.Length;
        if (length >= EntriesOffset)
        {
            _total = LittleEndian.ReadUInt32(_payload, 0);
            int saved = _payload[EntriesOffset - 1];
            for (int i = 0; i < saved && i < Capacity && EntriesOffset + ((i + 1) * FaultEntry.Length) <= length; i++)
            {
                _entries[IndexOf(i)].Read(_payload, EntriesOffset + (i * FaultEntry.Length));
                _seenMicroseconds[IndexOf(i)] = long.MinValue / 2;
                _count++;
            }
        }

        if (result == LoadResult.Damaged)
        {
            Note(FaultCode.Storage, StoreFile.FaultLogFirst);
        }

        return result;
    }

    /// <summary>Counts a fault, sets its status bit, gives it a line unless it repeats, and saves at once if it is severe. Detail is cut to 0 to 255; an unknown code is ignored.</summary>
    public void Note(int code, int detail)
    {
        if (code <= FaultCode.None || code >= FaultCode.Count)
        {
            return;
        }

        detail = detail < 0 ? 0 : detail > 0xFF ? 0xFF : detail;
        _total = _total == uint.MaxValue ? _total : _total + 1;
        _sinceStart = _sinceStart == int.MaxValue ? _sinceStart : _sinceStart + 1;
        _statusBits |= FaultCode.Bit(code);
        _unsaved |= code == FaultCode.Storage ? 1u << detail : 0;
        _isDirty = true;
        if (IsRepeat(code, detail))
        {
            return;
        }

        Enter(code, detail);
        if (IsSevere(code) && _urgentLeft > 0)
        {
            _urgentLeft--;
            Save();
        }
    }

    /// <summary>Clears the status bit of a fault that is over; its line stays.</summary>
    public void Clear(int code)
    {
        _statusBits &= ~FaultCode.Bit(code);
    }

    /// <summary>Notes that what begins at this file, one of <see cref="StoreFile"/>, is saved; the storage's status bit is cleared once nothing else waits.</summary>
    public void ClearStorage(int file)
    {
        _unsaved &= ~(1u << file);
        if (_unsaved == 0)
        {
            Clear(FaultCode.Storage);
        }
    }

    /// <summary>Forgets every line and count, of earlier boots too, and saves that over both copies at once; faults that are there now keep their bits.</summary>
    public void Forget()
    {
        _count = 0;
        _total = 0;
        _sinceStart = 0;
        _isDirty = true;
        Save();
        Save();
    }

    /// <summary>Copies a line into <paramref name="entry"/>, 0 being the newest; false if there is none.</summary>
    public bool TryRead(int index, FaultEntry entry)
    {
        if (index < 0 || index >= _count)
        {
            return false;
        }

        FaultEntry found = _entries[IndexOf(index)];
        entry.Code = found.Code;
        entry.Detail = found.Detail;
        entry.Boot = found.Boot;
        entry.UptimeSeconds = found.UptimeSeconds;
        return true;
    }

    /// <summary>Saves when there is something new and its time has come.</summary>
    public void Step()
    {
        if (_isDirty && _clock.Microseconds >= _nextMicroseconds)
        {
            Save();
        }
    }

    /// <summary>Saves at once what is new, before the board is powered off, sleeps or is reset; false if it could not.</summary>
    public bool Flush()
    {
        if (_isDirty)
        {
            Save();
        }

        return !_isDirty;
    }

    /// <summary>Returns whether a fault is to reach the store at once, because a reset or an empty battery may follow it or the band cannot do its work. What a central can provoke is not.</summary>
    public static bool IsSevere(int code)
    {
        switch (code)
        {
            case FaultCode.AfeIdentity:
            case FaultCode.AfeRegister:
            case FaultCode.AfeSilent:
            case FaultCode.SettingsLost:
            case FaultCode.BatteryEmpty:
            case FaultCode.ThreadSilent:
            case FaultCode.SafeMode:
            case FaultCode.UnexpectedRestart:
                return true;
            default:
                return false;
        }
    }

    private int IndexOf(int index)
    {
        return (_newest + index) % Capacity;
    }

    private bool IsRepeat(int code, int detail)
    {
        long now = _clock.Microseconds;
        for (int i = 0; i < _count; i++)
        {
            int place = IndexOf(i);
            if (_entries[place].Code == code && _entries[place].Detail == detail && now - _seenMicroseconds[place] < RepeatMicroseconds)
            {
                _seenMicroseconds[place] = now;
                return true;
            }
        }

        return false;
    }

    private void Enter(int code, int detail)
    {
        _newest = (_newest + Capacity - 1) % Capacity;
        _count = _count < Capacity ? _count + 1 : Capacity;
        _seenMicroseconds[_newest] = _clock.Microseconds;
        FaultEntry entry = _entries[_newest];
        entry.Code = code;
        entry.Detail = detail;
        entry.Boot = _bootNumber;
        entry.UptimeSeconds = (uint)(_clock.Microseconds / 1000000);
    }

    private void Save()
    {
        _nextMicroseconds = _clock.Microseconds + IntervalMicroseconds;
        LittleEndian.WriteUInt32(_payload, 0, _total);
        _payload[EntriesOffset - 1] = (byte)_count;
        for (int i = 0; i < _count; i++)
        {
            _entries[IndexOf(i)].Write(_payload, EntriesOffset + (i * FaultEntry.Length));
        }

        if (_record.Save(_payload, EntriesOffset + (_count * FaultEntry.Length)) == SaveResult.Saved)
        {
            _isDirty = false;
            _isFailing = false;
            ClearStorage(StoreFile.FaultLogFirst);
            return;
        }

        // Once, or each failed save would add the line of which the next save fails.
        if (!_isFailing)
        {
            _isFailing = true;
            Note(FaultCode.Storage, StoreFile.FaultLogFirst);
        }
    }
}
