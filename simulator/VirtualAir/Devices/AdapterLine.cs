using System.Buffers.Binary;
using NeuralGlasses.VirtualAir.Hci;
using NeuralGlasses.VirtualAir.Radio;

namespace NeuralGlasses.VirtualAir.Devices;

/// <summary>Carries one adapter's packets between its host, its controller and the air, on two threads, until one of them ends.</summary>
internal sealed class AdapterLine
{
    // What the kernel says to packets for an adapter that is not up (ENXIO).
    private const int NobodyListens = 6;

    private readonly Air _air;
    private readonly Stream _host;
    private readonly Stream _controller;
    private readonly AirAdapter _adapter;
    private readonly TaskCompletionSource<int> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Adds an adapter to the air; nothing is carried before <see cref="Start"/>.</summary>
    public AdapterLine(Air air, Stream host, Stream controller)
    {
        _air = air;
        _host = host;
        _controller = controller;
        _adapter = air.Add(packet => Give(_host, "The kernel takes no more packets", packet), packet => Give(_controller, "The controller takes no more packets", packet));
    }

    /// <summary>What the kernel calls the adapter: 0 is hci0.</summary>
    public Task<int> Registered => _registered.Task;

    /// <summary>Why it carries no longer.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Begins.</summary>
    public void Start()
    {
        // The readings cannot be interrupted: background threads let the program end all the same.
        new Thread(() => Carry(_host, "The kernel gives no more packets", packet => _air.FromHost(_adapter, packet))) { IsBackground = true, Name = "from host" }.Start();
        new Thread(() => Carry(_controller, "The controller has ended", packet => _air.FromController(_adapter, packet))) { IsBackground = true, Name = "from controller" }.Start();
    }

    private void Carry(Stream from, string whatEnded, Action<byte[]> give)
    {
        var reassembly = new H4Reassembly();
        var buffer = new byte[8192];
        try
        {
            int count;
            while ((count = from.Read(buffer)) > 0)
            {
                if (from == _host && buffer[0] == H4.Vendor)
                {
                    if (count >= 4)
                        _registered.TrySetResult(BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(2)));
                    continue;
                }

                reassembly.Append(buffer.AsSpan(0, count));
                while (reassembly.Take() is { } packet)
                    give(packet);
            }

            _ended.TrySetResult(whatEnded);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
        {
            _ended.TrySetResult($"{whatEnded} ({e.Message})");
        }
    }

    private void Give(Stream to, string whatEnded, byte[] packet)
    {
        try
        {
            to.Write(packet);
        }
        catch (IOException e) when (to == _host && e.HResult == NobodyListens)
        {
            // A host that is switched off hears nothing, as beside a real controller.
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _ended.TrySetResult($"{whatEnded} ({e.Message})");
        }
    }
}
