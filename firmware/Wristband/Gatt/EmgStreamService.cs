using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>
/// Sends every frame of the acquisition engine as one notification, and again what the central asks for. The engine delivers
/// frames whole, so that one costs a read and a notification, whatever it holds.
/// </summary>
public sealed class EmgStreamService
{
    /// <summary>Blocks of 10 ms whose frames may wait for the radio, 320 ms: an older frame is worth less than a fresh one.</summary>
    public const int WaitingBlocks = 32;

    /// <summary>Sequence numbers that may wait to be sent again.</summary>
    public const int RequestCapacity = ControlPoint.MaxRequestedFrames;

    /// <summary>
    /// Notifications of a step of 10 ms up to which frames are sent again, fresh ones counted; one in any step in which the radio
    /// took every fresh frame. A radio holds 12 and empties them every 15 ms, so that at four a step one missed connection event
    /// still finds room. The most that a stream of the usual MTU needs is three, at 16 channels and 2000 Hz: one is left there.
    /// </summary>
    public const int NotificationsPerStep = 4;

    /// <summary>Blocks of 10 ms before a movement that are sent when one ends idling, 300 ms: a decoder's window of rest before the onset, and no more than may wait for the radio.</summary>
    public const int PreRollBlocks = 30;

    /// <summary>Blocks of 10 ms of which one is sent while idling: one a second.</summary>
    public const int IdleBlocks = 100;

    // Twice as many as are sent in the time for which a frame is kept at least.
    private const int KeptPauses = 8;

    private readonly IGattPeripheral _radio;
    private readonly IAcquisitionEngine _engine;
    private readonly EmgAcquisition _acquisition;
    private readonly DeviceStatus _status;
    private readonly int _frames;
    private readonly byte[] _buffer = new byte[EmgStreamFormat.MaxFrameLength];
    private readonly int[] _requests = new int[RequestCapacity];

    // How many requests wait for each low byte of a number, so that most numbers need no search.
    private readonly byte[] _waitingByLow = new byte[256];

    // The latest frames that were sent as the first behind a pause, which the engine's own copies do not say. A number alone comes again.
    private readonly int[] _pausedSequences = new int[KeptPauses];
    private readonly uint[] _pausedTicks = new uint[KeptPauses];
    private int _nextPaused;
    private int _requestHead;
    private int _requestCount;
    private int _pendingLength;
    private int _stream;
    private int _idleSteps;
    private int _blockLeft;
    private bool _isPaused;
    private int _sent;
    private int _retransmitted;
    private int _gone;
    private int _refused;

    /// <summary>Adds the characteristic to the radio.</summary>
    public EmgStreamService(IGattPeripheral radio, IAcquisitionEngine engine, EmgAcquisition acquisition, DeviceStatus status, LinkSecurity security)
    {
        _radio = radio;
        _engine = engine;
        _acquisition = acquisition;
        _status = status;
        _frames = radio.AddCharacteristic(GattUuids.EmgStreamService, GattUuids.EmgFrames, GattProperties.Notify, security);
    }

    /// <summary>Frames that the radio took since power-up, those sent again not counted.</summary>
    public int Sent
    {
        get { return _sent; }
    }

    /// <summary>Frames of this stream that the radio took once more.</summary>
    public int Retransmitted
    {
        get { return _retransmitted; }
    }

    /// <summary>Frames of this stream that were asked for and are no longer kept, never were, or no longer fit the link.</summary>
    public int Gone
    {
        get { return _gone; }
    }

    /// <summary>Sequence numbers of this stream that were asked for while <see cref="RequestCapacity"/> others waited.</summary>
    public int Refused
    {
        get { return _refused; }
    }

    /// <summary>Whether nothing moves: one block a second is sent and the others are passed over, of which the last 300 ms follow when this ends.</summary>
    public bool IsIdle { get; set; }

    /// <summary>Frames passed over since power-up because nothing moved; they can still be asked for while they are kept.</summary>
    public int Paused { get; private set; }

    /// <summary>Sequence numbers that can still be asked for.</summary>
    public int RequestRoom
    {
        get
        {
            FollowStream();
            return RequestCapacity - _requestCount;
        }
    }

    /// <summary>Asks for <paramref name="count"/> frames once more, from a sequence number on. Those that wait already are ignored, those that find no place are counted. Nothing happens without a stream.</summary>
    public void Request(int firstSequence, int count)
    {
        FollowStream();
        if (!_acquisition.IsStreaming)
        {
            return;
        }

        // Within one call no number comes twice, so that only those who waited before are compared: in interpreted code that matters.
        int waiting = _requestCount;
        for (int i = 0; i < count; i++)
        {
            int sequence = (firstSequence + i) & 0xFFFF;
            if (_waitingByLow[sequence & 0xFF] != 0 && IsWaiting(sequence, waiting))
            {
                continue;
            }

            if (_requestCount == RequestCapacity)
            {
                _refused += count - i;
                return;
            }

            _requests[(_requestHead + _requestCount) % RequestCapacity] = sequence;
            _requestCount++;
            _waitingByLow[sequence & 0xFF]++;
        }
    }

    /// <summary>
    /// Sends what the engine has finished until the radio has no room; then, if it has, what was asked for again. Once a turn
    /// of the loop. A busy radio is counted in the status and gets the same frame next time; without a listener frames are
    /// discarded; one too long for the link, and those that have waited too long, are dropped and counted.
    /// </summary>
    public void Send()
    {
        FollowStream();
        if (!_acquisition.IsStreaming)
        {
            return;
        }

        int fresh = IsIdle ? Rest() : Resume();
        int sent = _sent;
        if (TrySendFresh(fresh))
        {
            sent = _sent - sent;
            SendAgain(sent < NotificationsPerStep ? NotificationsPerStep - sent : 1);
        }
    }

    // What is left of a stream that has ended is not sent in another: its numbers mean other frames there.
    private void FollowStream()
    {
        if (_stream != _acquisition.Streams || !_acquisition.IsStreaming)
        {
            _pendingLength = 0;
            while (_requestCount > 0)
            {
                _requestCount--;
                _waitingByLow[_requests[(_requestHead + _requestCount) % RequestCapacity] & 0xFF]--;
            }
        }

        if (_stream != _acquisition.Streams)
        {
            _stream = _acquisition.Streams;
            _isPaused = false;
            _idleSteps = 0;
            _blockLeft = 0;
            _retransmitted = 0;
            _gone = 0;
            _refused = 0;
        }
    }

    private bool IsWaiting(int sequence, int waiting)
    {
        for (int i = 0; i < waiting; i++)
        {
            if (_requests[(_requestHead + i) % RequestCapacity] == sequence)
            {
                return true;
            }
        }

        return false;
    }

    // Returns the frames to send while nothing moves: once a second the oldest block of those that are kept back, in as many turns as a radio
    // needs that has no room for a whole one. Nothing is passed over meanwhile; after a second without room the rest is.
    private int Rest()
    {
        int block = _acquisition.FramesPerBlock;
        _idleSteps++;
        if (_blockLeft > 0 && _idleSteps < IdleBlocks)
        {
            return _blockLeft;
        }

        _blockLeft = 0;
        PassOver();
        if (_pendingLength > 0)
        {
            return 1;
        }

        if (_idleSteps >= IdleBlocks && _engine.Unread >= block)
        {
            _idleSteps = 0;
            _blockLeft = block;
        }

        return _blockLeft;
    }

    // Returns the frames to send while something moves.
    private int Resume()
    {
        if (_blockLeft > 0)
        {
            _blockLeft = 0;
            PassOver();
        }

        return SkipStale(_engine.Unread);
    }

    private void PassOver()
    {
        int passed = _engine.Unread - (PreRollBlocks * _acquisition.FramesPerBlock);
        if (passed > 0)
        {
            _engine.Skip(passed);
            Paused += passed;
            _isPaused = true;
        }
    }

    // The receiver must not take for lost, nor ask for, what was not sent on purpose.
    private void MarkPaused()
    {
        if (!_isPaused)
        {
            return;
        }

        _isPaused = false;
        SetPaused(_pendingLength);
        _pausedSequences[_nextPaused] = LittleEndian.ReadUInt16(_buffer, EmgStreamFormat.SequenceOffset);
        _pausedTicks[_nextPaused] = LittleEndian.ReadUInt32(_buffer, EmgStreamFormat.DeviceTicksOffset);
        _nextPaused = (_nextPaused + 1) % KeptPauses;
    }

    // A frame comes again as it was.
    private void MarkPausedAgain(int length)
    {
        int sequence = LittleEndian.ReadUInt16(_buffer, EmgStreamFormat.SequenceOffset);
        for (int i = 0; i < KeptPauses; i++)
        {
            if (_pausedSequences[i] == sequence && _pausedTicks[i] == LittleEndian.ReadUInt32(_buffer, EmgStreamFormat.DeviceTicksOffset))
            {
                SetPaused(length);
                return;
            }
        }
    }

    private void SetPaused(int length)
    {
        int body = length - EmgStreamFormat.ChecksumLength;
        _buffer[EmgStreamFormat.FlagsOffset] |= EmgStreamFormat.FlagPaused;
        EmgFrameCodec.Seal(_buffer, 0, body, Crc32.Compute(_buffer, 0, body));
    }

    // Returns the frames that are left to send.
    private int SkipStale(int unread)
    {
        int waiting = _pendingLength > 0 ? unread + 1 : unread;
        int stale = waiting - (WaitingBlocks * _acquisition.FramesPerBlock);
        if (stale <= 0)
        {
            return waiting;
        }

        int skipped = stale;
        if (_pendingLength > 0)
        {
            // What it said of the gap before it the next one says.
            _isPaused |= (_buffer[EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagPaused) != 0;
            _pendingLength = 0;
            skipped--;
        }

        _engine.Skip(skipped);
        _status.DroppedBlocks += stale;
        return waiting - stale;
    }

    // No more than were there at the start, so that a slow loop comes to its other stations. False if the radio is busy.
    private bool TrySendFresh(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_pendingLength == 0)
            {
                _pendingLength = _engine.Read(_buffer);
                if (_pendingLength == 0)
                {
                    return true;
                }

                MarkPaused();
            }

            NotifyResult result = _radio.Notify(_frames, _buffer, _pendingLength);
            if (result == NotifyResult.Busy)
            {
                _status.RadioBusy++;
                return false;
            }

            _pendingLength = 0;
            _blockLeft = _blockLeft > 0 ? _blockLeft - 1 : 0;
            if (result == NotifyResult.Sent)
            {
                _sent++;
            }
            else if (result == NotifyResult.TooLong)
            {
                _status.DroppedBlocks++;
            }
        }

        return true;
    }

    // Nothing is pending here, so that the buffer is free.
    private void SendAgain(int most)
    {
        while (_requestCount > 0 && most > 0)
        {
            int length = _engine.Recall(_requests[_requestHead], _buffer);
            if (length != 0)
            {
                MarkPausedAgain(length);
            }

            NotifyResult result = length == 0 ? NotifyResult.TooLong : _radio.Notify(_frames, _buffer, length);
            if (result == NotifyResult.Busy)
            {
                _status.RadioBusy++;
                return;
            }

            _waitingByLow[_requests[_requestHead] & 0xFF]--;
            _requestHead = (_requestHead + 1) % RequestCapacity;
            _requestCount--;
            if (result == NotifyResult.Sent)
            {
                _retransmitted++;
                most--;
            }
            else if (result == NotifyResult.TooLong)
            {
                _gone++;
            }
        }
    }
}
