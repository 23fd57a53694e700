using System;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>
/// Sends the motion sensor's samples, several a notification. It is called after the EMG service, so that what room the radio has is
/// the EMG's first; while the radio is busy samples wait for at most one frame and are then lost and counted by the ring.
/// </summary>
public sealed class ImuStreamService
{
    /// <summary>
    /// Age of the oldest sample at which a frame is sent though it is not full, in microseconds: two of the connection intervals that the
    /// protocol asks for, so that motion costs some 30 notifications a second beside the EMG's 100.
    /// </summary>
    public const int HoldMicroseconds = 30000;

    /// <summary>Most frames of one call; at the smallest MTU, one sample a frame, 200 Hz needs two or three.</summary>
    public const int MaxFramesPerSend = 4;

    private readonly IGattPeripheral _radio;
    private readonly IMonotonicClock _clock;
    private readonly ImuSampleRing _ring;
    private readonly int _handle;
    private readonly ImuFrame _frame = new ImuFrame();
    private readonly byte[] _buffer = new byte[ImuStreamFormat.MaxFrameLength];

    // Before the first frame of a start samples count as missing, so that the first of all is 0.
    private int _sequence = 0xFFFF;
    private int _sent;
    private int _busy;

    /// <summary>Adds the characteristic to the radio.</summary>
    public ImuStreamService(IGattPeripheral radio, IMonotonicClock clock, ImuStream stream, LinkSecurity security)
    {
        _radio = radio;
        _clock = clock;
        _ring = stream.Ring;
        _handle = radio.AddCharacteristic(GattUuids.MotionStreamService, GattUuids.MotionFrames, GattProperties.Notify, security);
    }

    /// <summary>Frames that the radio took since power-up.</summary>
    public int Sent
    {
        get { return _sent; }
    }

    /// <summary>Notifications that the radio refused for the time being, since power-up.</summary>
    public int Busy
    {
        get { return _busy; }
    }

    /// <summary>
    /// Sends what waits, once there is enough for a full frame or the oldest sample is <see cref="HoldMicroseconds"/> old. A busy radio
    /// leaves the samples where they are; without a listener they are discarded; samples that no longer fit the link are dropped and counted.
    /// </summary>
    public void Send()
    {
        int frames = 0;
        while (_ring.Count > 0 && frames < MaxFramesPerSend)
        {
            int fit = ImuStreamFormat.Fit(_radio.MaxNotificationLength);
            if (fit == 0)
            {
                _ring.Drop(_ring.Count);
                return;
            }

            if (_ring.Count < fit && _clock.Microseconds - _ring.OldestMicroseconds < HoldMicroseconds)
            {
                return;
            }

            _ring.CopyTo(_frame, fit);

            // A number that never arrives tells of the missing samples even who looks at no ticks.
            int sequence = _ring.IsGapBeforeOldest ? _sequence + 1 : _sequence;
            _frame.Sequence = sequence & 0xFFFF;
            NotifyResult result = _radio.Notify(_handle, _buffer, ImuFrameCodec.Encode(_frame, _buffer, 0));
            if (result == NotifyResult.Busy)
            {
                _busy++;
                return;
            }

            if (result == NotifyResult.TooLong)
            {
                _ring.Drop(_frame.SampleCount);
            }
            else
            {
                _ring.Pop(_frame.SampleCount);
            }

            if (result == NotifyResult.Sent)
            {
                _sequence = (sequence + 1) & 0xFFFF;
                _sent++;
            }

            frames++;
        }
    }
}
