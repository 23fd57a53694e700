using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuralGlasses.Drivers.Screens;

/// <summary>What a display controller of Linux' Direct Rendering Manager is asked for: requests and structures of drm.h and drm_mode.h (Linux 6.1), of 64-bit machines.</summary>
internal sealed class DrmCard(SafeFileHandle device) : IDisposable
{
    // drm.h: the numbers of DRM_IOCTL_MODE_GETRESOURCES and so on.
    private const uint GetResources = 0xA0;
    private const uint SetCrtc = 0xA2;
    private const uint GetEncoder = 0xA6;
    private const uint GetConnector = 0xA7;
    private const uint AddFrame = 0xAE;
    private const uint TellDirty = 0xB1;
    private const uint CreateDumb = 0xB2;
    private const uint MapDumb = 0xB3;
    private const uint Connected = 1;
    private const uint Preferred = 1 << 3;

    /// <summary>A screen that is plugged in, and in which mode it likes to be driven.</summary>
    public readonly record struct Output(uint Connector, uint Crtc, Mode Mode);

    /// <summary>Finds the first screen that is plugged in and can be driven.</summary>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="IOException">The device is no display controller.</exception>
    public Output? FindOutput()
    {
        var (crtcs, connectors) = Resources();
        foreach (var id in connectors)
        {
            var (connector, modes, encoders) = Connector(id);
            if (connector.Connection != Connected || modes.Length == 0)
                continue;
            var preferred = Array.FindIndex(modes, mode => (mode.Kind & Preferred) != 0);
            foreach (var encoder in encoders)
            {
                var drives = new Encoder { Id = encoder };
                Ask(GetEncoder, ref drives);
                for (var i = 0; i < crtcs.Length; i++)
                {
                    if ((drives.PossibleCrtcs & (1u << i)) != 0)
                        return new Output(id, crtcs[i], modes[Math.Max(preferred, 0)]);
                }
            }
        }

        return null;
    }

    /// <summary>Makes a picture of 32 bits a pixel in memory that the controller scans out.</summary>
    /// <exception cref="IOException">The controller has no such memory.</exception>
    public DrmPicture MakePicture(int width, int height)
    {
        var dumb = new Dumb { Width = (uint)width, Height = (uint)height, BitsPerPixel = 32 };
        Ask(CreateDumb, ref dumb);
        var map = new DumbMap { Handle = dumb.Handle };
        Ask(MapDumb, ref map);
        var frame = new Frame { Width = dumb.Width, Height = dumb.Height, Pitch = dumb.Pitch, BitsPerPixel = 32, Depth = 24, Handle = dumb.Handle };
        Ask(AddFrame, ref frame);
        return new DrmPicture(Kernel.Map(device, (long)map.Offset, (nuint)dumb.Size), (nuint)dumb.Size, (int)dumb.Pitch, frame.Id);
    }

    /// <summary>Has a screen show a picture.</summary>
    /// <exception cref="IOException">It may not: another program has the screen.</exception>
    public unsafe void Show(in Output output, DrmPicture picture)
    {
        var connector = output.Connector;
        var crtc = new Crtc { Connectors = (ulong)&connector, ConnectorCount = 1, Id = output.Crtc, Frame = picture.Frame, HasMode = 1, Mode = output.Mode };
        Ask(SetCrtc, ref crtc);
    }

    /// <summary>Tells a controller that copies, such as those of panels on a serial bus and of virtual machines, which lines of a picture have changed; one that scans out needs no telling.</summary>
    /// <exception cref="IOException">It has gone.</exception>
    public unsafe void TellChanged(DrmPicture picture, int width, int top, int bottom)
    {
        var clip = new Clip { Right = (ushort)width, Top = (ushort)top, Bottom = (ushort)bottom };
        var dirty = new Dirty { Frame = picture.Frame, ClipCount = 1, Clips = (ulong)&clip };
        Kernel.TryAsk(device, Request<Dirty>(TellDirty), MemoryMarshal.AsBytes(new Span<Dirty>(ref dirty)));
    }

    /// <summary>Closes it; what it showed goes with it.</summary>
    public void Dispose() => device.Dispose();

    private unsafe (uint[] Crtcs, uint[] Connectors) Resources()
    {
        var counted = default(CardResources);
        Ask(GetResources, ref counted);
        var (crtcs, connectors) = (new uint[counted.CrtcCount], new uint[counted.ConnectorCount]);
        fixed (uint* ofCrtcs = crtcs, ofConnectors = connectors)
        {
            var filled = new CardResources { Crtcs = (ulong)ofCrtcs, CrtcCount = counted.CrtcCount, Connectors = (ulong)ofConnectors, ConnectorCount = counted.ConnectorCount };
            Ask(GetResources, ref filled);
        }

        return (crtcs, connectors);
    }

    // Asked twice, as a screen that is plugged in meanwhile has more modes than were counted, and then none are told.
    private unsafe (ConnectorState State, Mode[] Modes, uint[] Encoders) Connector(uint id)
    {
        var counted = new ConnectorState { Id = id };
        Ask(GetConnector, ref counted);
        var (modes, encoders) = (new Mode[counted.ModeCount], new uint[counted.EncoderCount]);
        var filled = new ConnectorState { Id = id, ModeCount = counted.ModeCount, EncoderCount = counted.EncoderCount };
        fixed (Mode* ofModes = modes)
        fixed (uint* ofEncoders = encoders)
        {
            (filled.Modes, filled.Encoders) = ((ulong)ofModes, (ulong)ofEncoders);
            Ask(GetConnector, ref filled);
        }

        return filled.ModeCount > counted.ModeCount ? (filled, [], []) : (filled, modes, encoders);
    }

    private void Ask<T>(uint number, ref T structure)
        where T : unmanaged => Kernel.Ask(device, Request<T>(number), MemoryMarshal.AsBytes(new Span<T>(ref structure)));

    // _IOWR('d', number, T) of asm-generic/ioctl.h.
    private static uint Request<T>(uint number) => 0xC0000000 | ((uint)Unsafe.SizeOf<T>() << 16) | ('d' << 8) | number;

#pragma warning disable CS0649 // What the kernel fills in, and what it is not told, is never assigned here.
    private struct CardResources
    {
        public ulong Frames, Crtcs, Connectors, Encoders;
        public uint FrameCount, CrtcCount, ConnectorCount, EncoderCount;
        public uint LeastWidth, GreatestWidth, LeastHeight, GreatestHeight;
    }

    private struct ConnectorState
    {
        public ulong Encoders, Modes, Properties, PropertyValues;
        public uint ModeCount, PropertyCount, EncoderCount;
        public uint Encoder, Id, Kind, KindNumber, Connection;
        public uint WidthMm, HeightMm, Subpixel, Padding;
    }

    private struct Encoder
    {
        public uint Id, Kind, Crtc, PossibleCrtcs, PossibleClones;
    }

    private struct Dumb
    {
        public uint Height, Width, BitsPerPixel, Flags;
        public uint Handle, Pitch;
        public ulong Size;
    }

    private struct DumbMap
    {
        public uint Handle, Padding;
        public ulong Offset;
    }

    private struct Frame
    {
        public uint Id, Width, Height, Pitch, BitsPerPixel, Depth, Handle;
    }

    private struct Crtc
    {
        public ulong Connectors;
        public uint ConnectorCount, Id, Frame, X, Y, GammaSize, HasMode;
        public Mode Mode;
    }

    private struct Dirty
    {
        public uint Frame, Flags, Colour, ClipCount;
        public ulong Clips;
    }

    private struct Clip
    {
        public ushort Left, Top, Right, Bottom;
    }

    /// <summary>How a screen is driven; only its size means something here.</summary>
    public struct Mode
    {
        public uint ClockKHz;
        public ushort Width, HSyncStart, HSyncEnd, HTotal, HSkew;
        public ushort Height, VSyncStart, VSyncEnd, VTotal, VScan;
        public uint RefreshHz, Flags, Kind;
        private NameOfMode _name;
    }

    [InlineArray(32)]
    private struct NameOfMode
    {
        private byte _first;
    }
#pragma warning restore CS0649
}

/// <summary>A picture in memory that a display controller scans out.</summary>
/// <param name="Memory">Where it begins.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="LineBytes">Those of a line.</param>
/// <param name="Frame">Its number with the controller.</param>
internal readonly record struct DrmPicture(nint Memory, nuint Size, int LineBytes, uint Frame)
{
    /// <summary>All of it.</summary>
    public unsafe Span<byte> Bytes => new((void*)Memory, (int)Size);
}
