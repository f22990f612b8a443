import sharp from 'sharp'

/**
 * The one door to libvips: one thread, nothing kept between pictures, and of all its readers only those of the formats
 * that are pictures here. SVG, PDF and what else libvips may have been built with cannot be reached by any file.
 */
sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadTiff',
    'VipsForeignLoadHeif',
  ],
})

export { sharp }
